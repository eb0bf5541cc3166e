"""The model of docs/bench-spec.md for Mesa: agents in an AgentSet, activated by do(), moving together after all have chosen.

Sums over eight or sixteen blocs stand in plain lists: numpy's calls cost more than they save on so few numbers.
"""

import math
import time

import mesa

HOMES = 8
WEIGHT_SCALE, HALF, TOLERANCE, ATTENTION, SWITCHING = 0.5, 0.1, 0.5, 0.4, 0.2
DEPRECIATION, REINVESTMENT, GROWTH, ECOSYSTEM, ADJUSTMENT, YEAR = 0.2, 0.5, 0.2, 0.3, 0.5, 1 / 12
NEGLIGIBLE = 1e-12
WORD = (1 << 64) - 1


def hashed(key):
    """The number from 0 to under 1 that belongs to a key."""
    z = (key + 1) * 0x9E3779B97F4A7C15 & WORD
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & WORD
    z = (z ^ z >> 27) * 0x94D049BB133111EB & WORD
    return ((z ^ z >> 31) >> 11) * 2.0**-53


class Actor(mesa.Agent):
    """A firm that invests, sells, and belongs to blocs."""

    def __init__(self, model, number):
        super().__init__(model)
        key = 4 * number
        self.openness = hashed(key)
        self.home = int(hashed(key + 1) * HOMES)
        self.invest = self.start_invest = 1 / (0.01 + hashed(key + 2))
        self.capital = self.invest / DEPRECIATION
        self.mass = self.share = self.start_share = self.start_ecosystem = self.demand = 0.0
        blocs = model.blocs
        self.member_of = [number % blocs] if number < 3 * blocs else []
        self.next = self.member_of
        # The stances of actor and blocs stay, so their part in utility does.
        self.fit = [-(((self.openness - stance) / TOLERANCE) ** 2) for stance in model.openness]

    def settle(self, total):
        self.mass = self.share = self.start_share = self.invest / total

    def ecosystem(self):
        scale = self.model.scale
        return max((scale[b] for b in self.member_of), default=0.0)

    def grow(self):
        target = self.start_invest * self.model.market * self.share / self.start_share
        self.invest += REINVESTMENT * YEAR * (target - self.invest)
        self.capital += YEAR * (self.invest - DEPRECIATION * self.capital)

    def ask(self):
        self.demand = self.start_share * math.exp(ECOSYSTEM * (self.ecosystem() - self.start_ecosystem))

    def sell(self, demand, capital):
        self.share += ADJUSTMENT * YEAR * (self.demand / demand - self.share)
        self.mass = self.capital / capital

    def utility(self):
        """What each bloc is worth: to a member, what the other members are worth."""
        model, mass, alignment = self.model, self.mass, self.model.alignment[self.home]
        worth = [a + f for a, f in zip(model.common[self.home], self.fit)]
        for b in self.member_of:
            others, seen = max(0.0, model.mass[b] - mass), 0.0
            if model.members[b] > 1 and others >= NEGLIGIBLE:
                seen = min(1.0, max(-1.0, (alignment[b] * model.mass[b] - mass) / others))
            worth[b] = WEIGHT_SCALE * others / (others + HALF) + seen + self.fit[b]
        return worth

    def choose(self):
        """Stay, join a bloc, leave one, or change one for another, by a logit."""
        worth, present = self.utility(), self.member_of
        count = len(present)
        options, values = [present], [0.0]
        others = [b for b in range(self.model.blocs) if b not in present]
        dearer = ATTENTION * (count + 1) + SWITCHING
        for b in others:
            options.append([*present, b])
            values.append(worth[b] - dearer)
        for a in present:
            rest = [b for b in present if b != a]
            freed = -worth[a] - SWITCHING
            options.append(rest)
            values.append(freed + ATTENTION * count)
            for b in others:
                options.append([*rest, b])
                values.append(freed + worth[b] - SWITCHING)
        temperature = self.model.temperature
        if temperature == 0:
            self.next = options[values.index(max(values))]
        else:
            weights = [math.exp(value / temperature) for value in values]
            self.next = self.random.choices(options, weights)[0]

    def move(self):
        self.member_of = self.next


class AllianceChoice(mesa.Model):
    """Actors that choose blocs, and blocs that grow with them."""

    def __init__(self, actors, blocs, temperature, seed):
        super().__init__(seed=seed)
        self.blocs, self.temperature, self.market, self.choosing = blocs, temperature, 1.0, 0.0
        self.openness = [hashed((1 << 40) + b) for b in range(blocs)]
        self.likes = [
            [1.0 if g == h else 2 * hashed((1 << 41) + 8 * min(g, h) + max(g, h)) - 1 for h in range(HOMES)] for g in range(HOMES)
        ]
        Actor.create_agents(self, actors, list(range(actors)))
        self.agents.do("settle", self.agents.agg("invest", sum))
        self.pool()
        for actor in self.agents:
            actor.start_ecosystem = actor.ecosystem()

    def pool(self):
        """Add up what blocs hold and work out what all see of it."""
        held = [[0.0] * HOMES for _ in range(self.blocs)]
        self.members = [0] * self.blocs
        for actor in self.agents:
            for b in actor.member_of:
                held[b][actor.home] += actor.mass
                self.members[b] += 1
        self.mass = [sum(row) for row in held]
        self.scale = [m / (m + HALF) for m in self.mass]
        self.alignment = [
            [
                sum(like * part for like, part in zip(row, held[b])) / self.mass[b] if self.mass[b] >= NEGLIGIBLE else 0.0
                for b in range(self.blocs)
            ]
            for row in self.likes
        ]
        self.common = [[WEIGHT_SCALE * s + a for s, a in zip(self.scale, row)] for row in self.alignment]

    def weigh(self):
        """The scale of blocs as members have left it."""
        self.mass = [0.0] * self.blocs
        for actor in self.agents:
            for b in actor.member_of:
                self.mass[b] += actor.mass
        self.scale = [m / (m + HALF) for m in self.mass]

    def step(self):
        self.market += self.market * GROWTH * YEAR
        self.agents.do("grow")
        self.agents.do("ask")
        self.agents.do("sell", self.agents.agg("demand", sum), self.agents.agg("capital", sum))
        self.pool()
        began = time.process_time()
        self.agents.do("choose")
        self.agents.do("move")
        self.weigh()
        self.choosing += time.process_time() - began
