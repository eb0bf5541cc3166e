// The model of docs/bench-spec.md as loops over columns, as the limit of what one core does with it.
//
// The choice is drawn in one of two ways. "sums": exponentials of all options are added up and one random number picks; as a
// swap's value is a sum of two parts, its exponential is a product, so that blocs are gone over once, not once for each
// membership. "shocks": the best option after each has had its own Gumbel shock, which is how Entente draws it.
//
// kernel ACTORS BLOCS WARM TICKS SEED TEMPERATURE THREADS METHOD
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HOMES = 8, MOST_BLOCS = 16 };

static const double WEIGHT_SCALE = 0.5, HALF = 0.1, TOLERANCE = 0.5, ATTENTION = 0.4, SWITCHING = 0.2;
static const double DEPRECIATION = 0.2, REINVESTMENT = 0.5, GROWTH = 0.2, ECOSYSTEM = 0.3, ADJUSTMENT = 0.5, YEAR = 1.0 / 12;

static int actors, blocs;
static double temperature, market = 1;
static double *invest, *start_invest, *capital, *mass, *share, *start_share, *start_ecosystem, *demand, *openness;
static int32_t *home;
static uint16_t *set, *was;
static double bloc_openness[MOST_BLOCS], likes[HOMES][HOMES];

// What blocs hold.
static double bloc_mass[MOST_BLOCS];
static double home_mass[MOST_BLOCS][HOMES];
static int members[MOST_BLOCS];
static double returns[MOST_BLOCS], alignment[HOMES][MOST_BLOCS], base[HOMES][MOST_BLOCS];

// Random numbers: xoshiro256+ (Blackman and Vigna 2018).
static uint64_t luck[4];

static double hashed(uint64_t key) {
    uint64_t z = (key + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static inline double uniform(void) {
    uint64_t sum = luck[0] + luck[3], shifted = luck[1] << 17;
    luck[2] ^= luck[0], luck[3] ^= luck[1], luck[1] ^= luck[2], luck[0] ^= luck[3], luck[2] ^= shifted;
    luck[3] = (luck[3] << 45) | (luck[3] >> 19);
    return ((double)(sum >> 12) + 0.5) * 0x1p-52;
}

// now is the processor time used.
static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double *column(void) { return calloc((size_t)actors, sizeof(double)); }

static double ecosystem(unsigned of, const double *scale) {
    double largest = 0;
    for (; of; of &= of - 1) largest = fmax(largest, scale[__builtin_ctz(of)]);
    return largest;
}

// pool adds up what blocs hold and works out what all actors see.
static void pool(void) {
    memset(home_mass, 0, sizeof home_mass);
    memset(members, 0, sizeof members);
    for (int i = 0; i < actors; i++)
        for (unsigned of = set[i]; of; of &= of - 1) {
            int b = __builtin_ctz(of);
            home_mass[b][home[i]] += mass[i];
            members[b]++;
        }
    for (int b = 0; b < blocs; b++) {
        double whole = 0;
        for (int h = 0; h < HOMES; h++) whole += home_mass[b][h];
        bloc_mass[b] = whole;
        returns[b] = whole / (whole + HALF);
        for (int h = 0; h < HOMES; h++) {
            double sum = 0;
            for (int other = 0; other < HOMES; other++) sum += likes[h][other] * home_mass[b][other];
            alignment[h][b] = whole < 1e-12 ? 0 : sum / whole;
            base[h][b] = WEIGHT_SCALE * returns[b] + alignment[h][b];
        }
    }
}

static void start(void) {
    double sum = 0;
    for (int i = 0; i < actors; i++) {
        openness[i] = hashed(4 * (uint64_t)i);
        home[i] = (int)(hashed(4 * (uint64_t)i + 1) * HOMES);
        invest[i] = start_invest[i] = 1 / (0.01 + hashed(4 * (uint64_t)i + 2));
        set[i] = i < 3 * blocs ? (uint16_t)(1u << (i % blocs)) : 0;
        sum += invest[i];
    }
    for (int b = 0; b < blocs; b++) bloc_openness[b] = hashed((1ull << 40) + (uint64_t)b);
    for (int g = 0; g < HOMES; g++)
        for (int h = g; h < HOMES; h++)
            likes[g][h] = likes[h][g] = g == h ? 1 : 2 * hashed((1ull << 41) + (uint64_t)(8 * g + h)) - 1;
    for (int i = 0; i < actors; i++) {
        share[i] = start_share[i] = mass[i] = invest[i] / sum;
        capital[i] = invest[i] / DEPRECIATION;
    }
    pool();
    for (int i = 0; i < actors; i++) start_ecosystem[i] = ecosystem(set[i], returns);
}

static void grow(void) {
    market += market * GROWTH * YEAR;
    double total = 0;
    for (int i = 0; i < actors; i++) {
        double target = start_invest[i] * market * share[i] / start_share[i];
        invest[i] += REINVESTMENT * YEAR * (target - invest[i]);
        capital[i] += YEAR * (invest[i] - DEPRECIATION * capital[i]);
        total += capital[i];
    }
    double per_total = 1 / total;
    for (int i = 0; i < actors; i++) mass[i] = capital[i] * per_total;
}

static void sell(void) {
    double scale[MOST_BLOCS], total = 0;
    for (int b = 0; b < blocs; b++) scale[b] = bloc_mass[b] / (bloc_mass[b] + HALF);
    for (int i = 0; i < actors; i++) demand[i] = ECOSYSTEM * (ecosystem(set[i], scale) - start_ecosystem[i]);
    for (int i = 0; i < actors; i++) {
        demand[i] = start_share[i] * exp(demand[i]);
        total += demand[i];
    }
    double per_total = 1 / total;
    for (int i = 0; i < actors; i++) share[i] += ADJUSTMENT * YEAR * (demand[i] * per_total - share[i]);
    pool();
}

// value fills what each bloc is worth to an actor.
static inline void value(int i, double *utility) {
    const double own = openness[i], *row = base[home[i]];
    for (int b = 0; b < MOST_BLOCS; b++) {
        double distance = own - bloc_openness[b];
        utility[b] = row[b] - distance * distance * (1 / (TOLERANCE * TOLERANCE));
    }
    for (unsigned of = was[i]; of; of &= of - 1) {
        int b = __builtin_ctz(of);
        double others = fmax(0, bloc_mass[b] - mass[i]), seen = 0;
        if (members[b] > 1 && others >= 1e-12)
            seen = fmin(1, fmax(-1, (alignment[home[i]][b] * bloc_mass[b] - mass[i]) / others));
        utility[b] += WEIGHT_SCALE * (others / (others + HALF) - returns[b]) + seen - alignment[home[i]][b];
    }
}

// best is the set after the option with the greatest score; at a temperature each option has a Gumbel shock.
static unsigned best(unsigned old, const double *utility) {
    int count = __builtin_popcount(old);
    unsigned all = (1u << blocs) - 1, top_set = old;
    double dearer = ATTENTION * (count + 1), cheaper = ATTENTION * count;
#define SHOCK (temperature > 0 ? -temperature * log(-log(uniform())) : 0)
    double top = SHOCK;
#define TRY(worth, after) do { double score = (worth) + SHOCK; if (score > top) top = score, top_set = (after); } while (0)
    for (unsigned in = all & ~old; in; in &= in - 1)
        TRY(utility[__builtin_ctz(in)] - dearer - SWITCHING, old | (in & -in));
    for (unsigned out = old; out; out &= out - 1) {
        double freed = -utility[__builtin_ctz(out)] - SWITCHING;
        unsigned rest = old & ~(out & -out);
        TRY(freed + cheaper, rest);
        for (unsigned in = all & ~old; in; in &= in - 1)
            TRY(freed + utility[__builtin_ctz(in)] - SWITCHING, rest | (in & -in));
    }
    return top_set;
}

// pick finds in which part of a sum a number falls.
static int pick(unsigned among, const double *parts, double at) {
    for (; among & (among - 1); among &= among - 1)
        if ((at -= parts[__builtin_ctz(among)]) < 0) break;
    return __builtin_ctz(among);
}

static double dear[MOST_BLOCS + 1], cheap[MOST_BLOCS + 1], swap;

static unsigned draw(unsigned old, const double *utility) {
    double grown[MOST_BLOCS], shrunk[MOST_BLOCS], joins = 0, leaves = 0, per = 1 / temperature;
    int count = __builtin_popcount(old);
    unsigned out = ((1u << blocs) - 1) & ~old;
    for (int b = 0; b < MOST_BLOCS; b++) grown[b] = exp(utility[b] * per);
    for (int b = 0; b < MOST_BLOCS; b++) joins += (out >> b & 1) ? grown[b] : 0;
    for (unsigned of = old; of; of &= of - 1) {
        int b = __builtin_ctz(of);
        leaves += shrunk[b] = 1 / grown[b];
    }
    double join = dear[count] * joins, leave = cheap[count] * leaves;
    double at = uniform() * (1 + join + leave + swap * joins * leaves) - 1;
    if (at < 0) return old;
    if (at < join) return old | 1u << pick(out, grown, at / dear[count]);
    if ((at -= join) < leave) return old & ~(1u << pick(old, shrunk, at / cheap[count]));
    unsigned less = old & ~(1u << pick(old, shrunk, uniform() * leaves));
    return out ? less | 1u << pick(out, grown, uniform() * joins) : less;
}

static void choose(int sums) {
    double utility[MOST_BLOCS] = {0}, next_mass[MOST_BLOCS] = {0};
    uint16_t *before = was;
    was = set, set = before;
    for (int i = 0; i < actors; i++) {
        value(i, utility);
        unsigned after = sums ? draw(was[i], utility) : best(was[i], utility);
        set[i] = (uint16_t)after;
        for (; after; after &= after - 1) next_mass[__builtin_ctz(after)] += mass[i];
    }
    memcpy(bloc_mass, next_mass, sizeof bloc_mass);
}

static void list(const char *name, const double *numbers) {
    printf(",\"%s\":[", name);
    for (int b = 0; b < blocs; b++) printf("%s%.17g", b ? "," : "", numbers[b]);
    printf("]");
}

int main(int count, char **words) {
    if (count != 9) return fprintf(stderr, "kernel ACTORS BLOCS WARM TICKS SEED TEMPERATURE THREADS METHOD\n"), 2;
    actors = atoi(words[1]), blocs = atoi(words[2]);
    int warm = atoi(words[3]), ticks = atoi(words[4]);
    temperature = atof(words[6]);
    int sums = temperature > 0 && strcmp(words[8], "sums") == 0;
    for (int k = 0; k < 4; k++) luck[k] = (uint64_t)(hashed(1000003 * strtoull(words[5], 0, 10) + (uint64_t)k) * 0x1p53) * 0x9E3779B97F4A7C15u + 1;
    invest = column(), start_invest = column(), capital = column(), mass = column(), share = column(), start_share = column();
    start_ecosystem = column(), demand = column(), openness = column();
    home = calloc((size_t)actors, sizeof *home);
    set = calloc((size_t)actors, sizeof *set), was = calloc((size_t)actors, sizeof *was);
    swap = exp(-2 * SWITCHING / temperature);
    for (int k = 0; k <= MOST_BLOCS; k++) {
        dear[k] = exp(-(ATTENTION * (k + 1) + SWITCHING) / temperature);
        cheap[k] = exp((ATTENTION * k - SWITCHING) / temperature);
    }
    start();
    double began = now(), chosen = 0;
    for (int tick = 0; tick < warm + ticks; tick++) {
        if (tick == warm) began = now(), chosen = 0;
        grow();
        sell();
        double from = now();
        choose(sums);
        chosen += now() - from;
    }
    double seconds = now() - began, part[MOST_BLOCS] = {0}, held[MOST_BLOCS] = {0}, sold[MOST_BLOCS] = {0};
    for (int i = 0; i < actors; i++)
        for (unsigned of = set[i]; of; of &= of - 1) {
            int b = __builtin_ctz(of);
            part[b] += 1.0 / actors, held[b] += mass[i], sold[b] += share[i] / __builtin_popcount(set[i]);
        }
    printf("{\"version\":\"gcc %s\",\"threads\":1,\"seconds\":%.9f,\"choose\":%.9f", __VERSION__, seconds, chosen);
    list("members", part), list("mass", held), list("share", sold);
    printf("}\n");
    return 0;
}
