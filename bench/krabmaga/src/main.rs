//! The model of docs/bench-spec.md for krABMaga: each actor is an agent of the schedule that chooses on what the state shows;
//! the state carries moves out and runs the economy when all have chosen, in `update`.
//!
//!     krabmaga-alliance ACTORS BLOCS WARM TICKS SEED TEMPERATURE THREADS METHOD

mod alliance;
mod choice;
mod clock;

use alliance::Alliance;
use clock::processor_seconds;
use krabmaga::engine::{schedule::Schedule, state::State};

fn list(numbers: &[f64]) -> String {
    let words: Vec<String> = numbers.iter().map(|x| format!("{x:e}")).collect();
    format!("[{}]", words.join(","))
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let number = |k: usize| words[k].parse::<usize>().expect("a whole number");
    let (actors, blocs, warm, ticks) = (number(1), number(2), number(3), number(4));
    let temperature: f64 = words[6].parse().expect("a number");
    let mut state = Alliance::new(actors, blocs, number(5) as u64, temperature);
    let mut schedule = Schedule::new();
    state.init(&mut schedule);
    let mut began = processor_seconds();
    for tick in 0..warm + ticks {
        if tick == warm {
            began = processor_seconds();
            state.economy = 0.0;
        }
        schedule.step(state.as_state_mut());
    }
    let seconds = processor_seconds() - began;
    let (mut members, mut mass, mut share) = (vec![0.0; blocs], vec![0.0; blocs], vec![0.0; blocs]);
    // The state is one economy ahead of what the last choice saw: shares and masses as they were are kept beside.
    for actor in &state.actors {
        for b in (0..blocs).filter(|b| actor.set >> b & 1 == 1) {
            members[b] += 1.0 / actors as f64;
            mass[b] += actor.seen_mass;
            share[b] += actor.seen_share / actor.set.count_ones() as f64;
        }
    }
    println!(
        "{{\"version\":\"0.6.2\",\"threads\":1,\"seconds\":{seconds},\"choose\":{},\"members\":{},\"mass\":{},\"share\":{}}}",
        seconds - state.economy,
        list(&members),
        list(&mass),
        list(&share)
    );
}
