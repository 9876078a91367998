import subprocess
import sys


def test_analysis_loads_no_heavy_library_until_it_computes() -> None:
    code = (
        "import sys, pkgutil, importlib, planner.analysis as room\n"
        "for module in pkgutil.walk_packages(room.__path__, 'planner.analysis.'):\n"
        "    importlib.import_module(module.name)\n"
        "import planner.model.rules\n"
        "from planner.analysis.network.connections import connections\n"
        "from planner.model.plan import Plan\n"
        "connections(Plan.of_bodies({'stakeholders': {'A': {'name.es': 'A'}, 'B': {'name.es': 'B'}},\n"
        "  'ties': {'T': {'source': 'A', 'type': 'funds', 'target': 'B'}}})).loses('A')\n"
        "print({'networkx', 'igraph', 'pandas', 'numpy', 'rapidfuzz', 'sqlalchemy', 'textual'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
