use crate::alliance::{Alliance, HALF, MOST_BLOCS, NEGLIGIBLE, TOLERANCE, WEIGHT_SCALE};
use krabmaga::engine::{agent::Agent, state::State};
use rand::Rng;

const ATTENTION: f64 = 0.4;
const SWITCHING: f64 = 0.2;

/// An actor of the state, by its number.
#[derive(Clone, Copy)]
pub struct Chooser {
    pub id: usize,
}

impl Agent for Chooser {
    fn step(&mut self, state: &mut dyn State) {
        let state = state.as_any_mut().downcast_mut::<Alliance>().expect("an Alliance");
        let set = state.actors[self.id].set;
        let utility = utility(state, self.id);
        list(state, set, &utility);
        let chosen = draw(state);
        state.actors[self.id].next = state.sets[chosen];
    }
}

/// What each bloc is worth: to a member, what the other members are worth.
fn utility(state: &Alliance, id: usize) -> [f64; MOST_BLOCS] {
    let (actor, blocs) = (&state.actors[id], &state.blocs);
    let alignment = &blocs.alignment[actor.home];
    let mut utility = [0.0; MOST_BLOCS];
    for b in 0..blocs.count {
        let distance = (actor.openness - blocs.openness[b]) / TOLERANCE;
        utility[b] = WEIGHT_SCALE * blocs.returns[b] - distance * distance + alignment[b];
    }
    let mut set = actor.set;
    while set != 0 {
        let b = set.trailing_zeros() as usize & 15;
        let others = f64::max(0.0, blocs.mass[b] - actor.mass);
        let mut seen = 0.0;
        if blocs.members[b] > 1 && others >= NEGLIGIBLE {
            seen = ((alignment[b] * blocs.mass[b] - actor.mass) / others).clamp(-1.0, 1.0);
        }
        utility[b] += WEIGHT_SCALE * (others / (others + HALF) - blocs.returns[b]) + seen - alignment[b];
        set &= set - 1;
    }
    utility
}

/// Lists the sets that an actor may have next, and what each is worth more than the present one.
fn list(state: &mut Alliance, set: u32, utility: &[f64; MOST_BLOCS]) {
    let count = set.count_ones() as f64;
    let (sets, worths) = (&mut state.sets, &mut state.worths);
    sets.clear();
    worths.clear();
    let mut add = |set, worth| {
        sets.push(set);
        worths.push(worth);
    };
    add(set, 0.0);
    let blocs = 0..state.blocs.count;
    for b in blocs.clone().filter(|b| set >> b & 1 == 0) {
        add(set | 1 << b, utility[b] - ATTENTION * (count + 1.0) - SWITCHING);
    }
    for a in blocs.clone().filter(|a| set >> a & 1 == 1) {
        let (freed, rest) = (-utility[a] - SWITCHING, set & !(1 << a));
        add(rest, freed + ATTENTION * count);
        for b in blocs.clone().filter(|b| set >> b & 1 == 0) {
            add(rest | 1 << b, freed + utility[b] - SWITCHING);
        }
    }
}

/// Picks an option by a logit, or the best at temperature 0.
fn draw(state: &mut Alliance) -> usize {
    let worths = &mut state.worths;
    if state.temperature == 0.0 {
        return (1..worths.len()).fold(0, |best, k| if worths[k] > worths[best] { k } else { best });
    }
    let mut total = 0.0;
    for worth in worths.iter_mut() {
        *worth = (*worth / state.temperature).exp();
        total += *worth;
    }
    let mut at = state.random.random::<f64>() * total;
    for (k, weight) in worths.iter().enumerate() {
        at -= weight;
        if at < 0.0 {
            return k;
        }
    }
    worths.len() - 1
}
