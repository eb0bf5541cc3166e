"""Mesa's own example of alliance formation, on its own task: value every pair of agents by the bilateral Shapley value and keep
each agent's best, which is what a step of it spends its time on. Prints the agents, the pairs and the seconds of processor time.

    formation.py AGENTS SEED REPEATS
"""

import json
import sys
import time

import mesa
from mesa.examples.advanced.alliance_formation.model import MultiLevelAllianceModel
from mesa.experimental.meta_agents.meta_agent import find_combinations


def main():
    agents, seed, repeats = (int(word) for word in sys.argv[1:4])
    model = MultiLevelAllianceModel(n=agents, seed=seed)
    began = time.process_time()
    for _ in range(repeats):
        alliances = find_combinations(
            model, model.agents, size=2, evaluation_func=model.calculate_shapley_value, filter_func=model.only_best_combination
        )
    seconds = time.process_time() - began
    number = {agent.unique_id: k for k, agent in enumerate(model.agents)}
    json.dump(
        {
            "version": mesa.__version__, "seconds": seconds / repeats,
            "power": [float(agent.power) for agent in model.agents],
            "position": [float(agent.position) for agent in model.agents],
            "pairs": [sorted(number[agent.unique_id] for agent in group) for group, _ in alliances],
            "worth": [float(value[0]) for _, value in alliances],
        },
        sys.stdout,
    )
    print()


if __name__ == "__main__":
    main()
