use crate::choice::Chooser;
use crate::clock::processor_seconds;
use krabmaga::engine::{schedule::Schedule, state::State};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use std::any::Any;

pub const HOMES: usize = 8;
pub const MOST_BLOCS: usize = 16;
pub const WEIGHT_SCALE: f64 = 0.5;
pub const HALF: f64 = 0.1;
pub const TOLERANCE: f64 = 0.5;
pub const NEGLIGIBLE: f64 = 1e-12;
const DEPRECIATION: f64 = 0.2;
const REINVESTMENT: f64 = 0.5;
const GROWTH: f64 = 0.2;
const ECOSYSTEM: f64 = 0.3;
const ADJUSTMENT: f64 = 0.5;
const YEAR: f64 = 1.0 / 12.0;

/// The number from 0 to under 1 that belongs to a key.
fn hashed(key: u64) -> f64 {
    let mut z = key.wrapping_add(1).wrapping_mul(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30).wrapping_mul(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D049BB133111EB);
    ((z ^ z >> 31) >> 11) as f64 / (1u64 << 53) as f64
}

pub struct Actor {
    pub openness: f64,
    pub home: usize,
    pub mass: f64,
    pub set: u32,
    pub next: u32,
    pub seen_mass: f64,
    pub seen_share: f64,
    invest: f64,
    start_invest: f64,
    capital: f64,
    share: f64,
    start_share: f64,
    start_ecosystem: f64,
    demand: f64,
}

/// What blocs hold, and what all see of it.
#[derive(Default)]
pub struct Blocs {
    pub count: usize,
    pub openness: [f64; MOST_BLOCS],
    pub mass: [f64; MOST_BLOCS],
    pub returns: [f64; MOST_BLOCS],
    pub members: [u32; MOST_BLOCS],
    pub alignment: [[f64; MOST_BLOCS]; HOMES],
    likes: [[f64; HOMES]; HOMES],
}

pub struct Alliance {
    pub actors: Vec<Actor>,
    pub blocs: Blocs,
    pub temperature: f64,
    pub random: Pcg64Mcg,
    pub worths: Vec<f64>,
    pub sets: Vec<u32>,
    /// Seconds spent in the economy.
    pub economy: f64,
    market: f64,
}

fn ecosystem(mut set: u32, scale: &[f64; MOST_BLOCS]) -> f64 {
    let mut largest = 0.0;
    while set != 0 {
        largest = f64::max(largest, scale[set.trailing_zeros() as usize & 15]);
        set &= set - 1;
    }
    largest
}

impl Alliance {
    pub fn new(actors: usize, blocs: usize, seed: u64, temperature: f64) -> Alliance {
        let mut held = Blocs { count: blocs, ..Default::default() };
        for b in 0..blocs {
            held.openness[b] = hashed((1 << 40) + b as u64);
        }
        for g in 0..HOMES {
            for h in 0..HOMES {
                let key = (1u64 << 41) + (8 * g.min(h) + g.max(h)) as u64;
                held.likes[g][h] = if g == h { 1.0 } else { 2.0 * hashed(key) - 1.0 };
            }
        }
        let invest = |i: usize| 1.0 / (0.01 + hashed(4 * i as u64 + 2));
        let sum: f64 = (0..actors).map(invest).sum();
        let actors = (0..actors)
            .map(|i| {
                let set = if i < 3 * blocs { 1 << (i % blocs) } else { 0 };
                let part = invest(i) / sum;
                Actor {
                    openness: hashed(4 * i as u64),
                    home: (hashed(4 * i as u64 + 1) * HOMES as f64) as usize,
                    invest: invest(i),
                    start_invest: invest(i),
                    capital: invest(i) / DEPRECIATION,
                    mass: part,
                    share: part,
                    start_share: part,
                    start_ecosystem: 0.0,
                    demand: 0.0,
                    seen_mass: part,
                    seen_share: part,
                    set,
                    next: set,
                }
            })
            .collect();
        let random = Pcg64Mcg::seed_from_u64(seed);
        let (worths, sets) = (Vec::new(), Vec::new());
        let mut state = Alliance { actors, blocs: held, temperature, random, worths, sets, economy: 0.0, market: 1.0 };
        state.pool();
        let scale = state.blocs.returns;
        for actor in &mut state.actors {
            actor.start_ecosystem = ecosystem(actor.set, &scale);
        }
        state
    }

    /// Moves everybody, and lets all invest and sell.
    fn economise(&mut self) {
        self.market += self.market * GROWTH * YEAR;
        let (mut mass, mut total, mut demand) = ([0.0; MOST_BLOCS], 0.0, 0.0);
        for actor in &mut self.actors {
            actor.set = actor.next;
            let mut set = actor.set;
            while set != 0 {
                mass[set.trailing_zeros() as usize & 15] += actor.mass;
                set &= set - 1;
            }
            (actor.seen_mass, actor.seen_share) = (actor.mass, actor.share);
            let target = actor.start_invest * self.market * actor.share / actor.start_share;
            actor.invest += REINVESTMENT * YEAR * (target - actor.invest);
            actor.capital += YEAR * (actor.invest - DEPRECIATION * actor.capital);
            total += actor.capital;
        }
        let scale = mass.map(|m| m / (m + HALF));
        for actor in &mut self.actors {
            actor.demand = actor.start_share * (ECOSYSTEM * (ecosystem(actor.set, &scale) - actor.start_ecosystem)).exp();
            demand += actor.demand;
        }
        for actor in &mut self.actors {
            actor.share += ADJUSTMENT * YEAR * (actor.demand / demand - actor.share);
            actor.mass = actor.capital / total;
        }
        self.pool();
    }

    /// Adds up what blocs hold.
    fn pool(&mut self) {
        let blocs = &mut self.blocs;
        let mut held = [[0.0; HOMES]; MOST_BLOCS];
        blocs.members = [0; MOST_BLOCS];
        for actor in &self.actors {
            let mut set = actor.set;
            while set != 0 {
                let b = set.trailing_zeros() as usize & 15;
                held[b][actor.home] += actor.mass;
                blocs.members[b] += 1;
                set &= set - 1;
            }
        }
        for b in 0..blocs.count {
            let whole: f64 = held[b].iter().sum();
            blocs.mass[b] = whole;
            blocs.returns[b] = whole / (whole + HALF);
            for h in 0..HOMES {
                let sum: f64 = blocs.likes[h].iter().zip(&held[b]).map(|(like, part)| like * part).sum();
                blocs.alignment[h][b] = if whole >= NEGLIGIBLE { sum / whole } else { 0.0 };
            }
        }
    }
}

impl State for Alliance {
    fn init(&mut self, schedule: &mut Schedule) {
        for id in 0..self.actors.len() {
            schedule.schedule_repeating(Box::new(Chooser { id }), 0.0, 0);
        }
    }

    /// Runs before the first choice and after every one.
    fn update(&mut self, _step: u64) {
        let began = processor_seconds();
        self.economise();
        self.economy += processor_seconds() - began;
    }

    fn reset(&mut self) {}

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_state_mut(&mut self) -> &mut dyn State {
        self
    }

    fn as_state(&self) -> &dyn State {
        self
    }
}
