"""Sets Planner up on a fresh machine, then runs, tests or measures it: `python3 dev.py run|test|bench|fuzz|lock`.

Standard library only, and nothing here needs a shell. The syntax stays that of Python 3.7, so that an old Python still
gets as far as saying which one to install.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HERE = "{}.{}".format(*sys.version_info)
if sys.version_info < (3, 11):  # noqa: UP036 - this file is read before anything is installed
    print(f"Este Python es el {HERE}. Instale Python 3.11 o posterior: https://www.python.org/downloads/")
    print(f"This is Python {HERE}. Install Python 3.11 or later: https://www.python.org/downloads/")
    sys.exit(1)

ROOT = Path(__file__).resolve().parent

VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "planner-setup.json"
SKIPPED = VENV / "planner-skipped.txt"

PLANNER = (PYTHON, "-m", "planner")  # a script of its own would name the old folder after the project was moved
RUNTIME_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"

PLAN = ROOT / "amatitlan.plan"
EXPORTS: dict[str, tuple[str, Path]] = {
    "map": ("Mapa / Map", ROOT / "exports" / "amatitlan-map.html"),
    "workbook": ("Plan de acción / Action plan", ROOT / "exports" / "amatitlan-action-plan.xlsx"),
}

HAS_PIP = "import importlib.util, sys; sys.exit(not importlib.util.find_spec('pip'))"
COMPILE = (
    "import compileall, site;"
    " [compileall.compile_dir(folder, quiet=2, workers=0) for folder in ('src', *site.getsitepackages())]"
)
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
WORKERS = str(2 * min(os.cpu_count() or 1, 4))  # tests of the app spend half their time waiting for the screen
CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", LINT_IMPORTS],
    "pytest": ["-m", "pytest", "-q", "-n", WORKERS, "--dist", "loadfile", "--ignore=tests/benchmarks"],
}
MANY_STRANGE_FILES = 20_000
UNLIMITED = ["-o", "timeout=0", "-o", "faulthandler_timeout=0"]
BENCHMARKS = ["-m", "pytest", "tests/benchmarks", "-q", "-s", "-p", "no:xdist", *UNLIMITED]


def say(*lines: str) -> None:
    """Print lines now, before anything a started program prints."""
    print(*lines, sep="\n", flush=True)


def give_up(spanish: str, english: str) -> NoReturn:
    """Say what is wrong and what to do about it, and end with status 1."""
    say(spanish, english)
    sys.exit(1)


def call(*arguments: str | Path, **environment: str) -> int:
    """Run a program in the project's folder, with variables added to the environment; gives its status."""
    return subprocess.call(arguments, cwd=ROOT, env={**os.environ, **environment})


# --- set-up -----------------------------------------------------------------------------------------------------------


def find_uv() -> str:
    """The path of uv where it is installed and starts (a version manager's stand-in may not), or nothing."""
    uv = shutil.which("uv") or ""
    works = uv and subprocess.call([uv, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    return uv if works else ""


def fingerprints(lock: str) -> dict[str, str]:
    """What must be as it was for a set-up to stand: the locked packages, and what the project itself is built from."""
    translations = sorted((ROOT / "src/planner/i18n/locale").glob("*/*.po"))
    own = [ROOT / "pyproject.toml", ROOT / "src/planner/i18n/build.py", *translations]
    return {
        lock: digest([ROOT / lock], HERE),
        "project": digest(own, str(ROOT), *[path.name for path in translations]),
    }


def digest(files: list[Path], *words: str) -> str:
    """One hash over the words and what the files hold."""
    whole = hashlib.sha256("\n".join(words).encode())
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()


def recorded() -> dict[str, str]:
    """The fingerprints of the last set-up that went through; empty when there was none."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()}


def set_up(lock: str) -> None:
    """Make `.venv` hold the locked packages and the project; does nothing when it already does."""
    wanted, stands = fingerprints(lock), recorded()
    usable = fits()
    if usable and wanted.items() <= stands.items():
        return
    uv = find_uv()
    if not usable:
        stands = {}
        make_environment(uv)
    if wanted[lock] != stands.get(lock):
        say("Instalando lo necesario en .venv (la primera vez, unos minutos)…")
        say("Installing what is needed into .venv (a few minutes the first time)…")
        install(uv, ["--require-hashes", "--only-binary", ":all:", "-r", lock])
    install(uv, ["--no-index", "--no-deps", "--no-build-isolation", "-e", "."])
    call(PYTHON, "-c", COMPILE)  # uv leaves that to the first start, which would take several times as long
    if lock == TEST_LOCK:
        wanted.update(fingerprints(RUNTIME_LOCK))
    STAMP.write_text(json.dumps(dict(stands, **wanted)), encoding="utf-8")


def fits() -> bool:
    """Whether `.venv` is there and of this Python."""
    settings = VENV / "pyvenv.cfg"
    if not (settings.is_file() and PYTHON.exists()):
        return False
    pairs = [line.partition("=") for line in settings.read_text(encoding="utf-8").splitlines()]
    versions = [value.strip() for name, _, value in pairs if name.strip() in ("version", "version_info")]
    return any((version + ".").startswith(HERE + ".") for version in versions)


def make_environment(uv: str) -> None:
    """Create `.venv` anew, with uv where it is installed and Python's own venv elsewhere."""
    if not uv and not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        give_up(
            "A este Python le falta el módulo venv. Instálelo con: apt install python3-venv",
            "This Python lacks its venv module. Install it with: apt install python3-venv",
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    base = getattr(sys, "_base_executable", "") or sys.executable
    made = call(uv, "venv", "--quiet", "--python", base, VENV) if uv else call(base, "-m", "venv", VENV)
    if made != 0:
        give_up("No se pudo crear la carpeta .venv; el motivo está arriba.", "Could not create .venv; see why above.")


def install(uv: str, arguments: list[str]) -> None:
    """Install into `.venv` with uv, or with the pip that it holds."""
    if not uv and call(PYTHON, "-c", HAS_PIP) != 0:
        call(PYTHON, "-m", "ensurepip")
    pip: list[str | Path] = [uv, "pip", "install", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install"]
    if call(*pip, *arguments, PIP_DISABLE_PIP_VERSION_CHECK="1") != 0:
        give_up(
            "No se pudo instalar; el motivo está arriba. Si fue la conexión a internet, repita la orden cuando haya.",
            "Could not install; see why above. If it was the internet connection, run this again when there is one.",
        )


# --- commands ---------------------------------------------------------------------------------------------------------


def run() -> int:
    """Set up, make the pilot's plan and exports where they are missing or old, and on a terminal open the app."""
    set_up(RUNTIME_LOCK)
    if not PLAN.exists():
        made = call(*PLANNER, "new", PLAN, "--example", "amatitlan")
        if made != 0:
            return made
    status = write_exports()
    say(f"Plan: {PLAN}", *[f"{title}: {target}" for title, target in EXPORTS.values() if target.is_file()])
    if not on_terminal():
        return status
    return call(*PLANNER, "--plan", PLAN)


def write_exports() -> int:
    """Write the exports where one is missing or older than the plan; gives the first failure's status."""
    targets = [target for _, target in EXPORTS.values()]
    if all(map(up_to_date, targets)):
        return 0
    for target in targets:
        target.parent.mkdir(exist_ok=True)
    statuses = [write_export(name, target) for name, (_, target) in EXPORTS.items()]
    if not any(statuses):
        for target in targets:
            os.utime(target)  # each export is numbered in the plan, which made the plan younger than the one before
    return first_failure(statuses)


def write_export(name: str, target: Path) -> int:
    """Write one export, without a word unless it fails; gives its status."""
    command = (*PLANNER, "--plan", PLAN, "export", name, "-o", target)
    return subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def up_to_date(target: Path) -> bool:
    """Whether an export is there and no older than the plan."""
    return target.is_file() and target.stat().st_mtime >= PLAN.stat().st_mtime


def on_terminal() -> bool:
    """Whether a person sits at both ends."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def test(*extra: str) -> int:
    """Run every check, the tests last (with `extra` for pytest), and say how each ended; gives the first failure."""
    set_up(TEST_LOCK)
    SKIPPED.write_text("", encoding="utf-8")
    results = {}
    for name, arguments in CHECKS.items():
        say("", f"== {name}")
        more = list(extra) if name == "pytest" else []
        results[name] = call(PYTHON, *arguments, *more, PLANNER_SKIPPED_FILE=str(SKIPPED))
    say("", *[f"{name:14} {'ok' if status == 0 else 'FAILED'}" for name, status in results.items()])
    skipped = SKIPPED.read_text(encoding="utf-8")
    if skipped:
        say(skipped)
    return first_failure(list(results.values()))


def bench(*extra: str) -> int:
    """Print the speed of the program as ratios to what it stands on, one process at a time."""
    set_up(TEST_LOCK)
    call(PYTHON, "-c", COMPILE)  # what changed since would otherwise be compiled while it is measured
    return call(PYTHON, *BENCHMARKS, *extra)


def fuzz(*extra: str) -> int:
    """Bring in so many strange files (20,000 unless a number is given, and from which on) and say what came of them."""
    set_up(TEST_LOCK)
    return call(PYTHON, "-m", "tests.fuzz", *(extra or (str(MANY_STRANGE_FILES),)))


def lock(*extra: str) -> int:
    """Make both lock files anew (`--upgrade` takes newer versions); they name no server, so that any index serves."""
    uv = find_uv()
    if not uv:
        give_up("Para esto hace falta uv.", "This needs uv.")
    command = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--generate-hashes"]
    command += ["--python-version", "3.11", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-find-links", *extra]
    runtime = call(*command, "--group", "build", "-o", RUNTIME_LOCK)
    return runtime or call(*command, "--group", "test", "-c", RUNTIME_LOCK, "-o", TEST_LOCK)


def first_failure(statuses: list[int]) -> int:
    """The first status that is not 0, else 0."""
    return next(filter(None, statuses), 0)


COMMANDS = {"run": run, "test": test, "bench": bench, "fuzz": fuzz, "lock": lock}


def main(arguments: list[str]) -> int:
    """Carry out one command; gives the status to end with."""
    if not arguments or arguments[0] not in COMMANDS:
        say("python3 dev.py run | test | bench | fuzz | lock", "", *usage())
        return 0 if arguments in (["-h"], ["--help"]) else 2
    return COMMANDS[arguments[0]](*arguments[1:])


def usage() -> tuple[str, ...]:
    """What each command does, in both languages."""
    return (
        "run    prepara todo y abre Planner · sets everything up and opens Planner",
        "test   comprueba el código y corre las pruebas · checks the code and runs the tests",
        "bench  mide la velocidad · measures the speed",
        "fuzz   importa archivos alterados al azar · imports files changed at random",
        "lock   rehace la lista de paquetes · makes the list of packages anew",
    )


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # an old console's code page must not end the program
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except PermissionError as refused:
        give_up(
            f"No se puede escribir en {refused.filename}. Cierre Planner y repita la orden.",
            f"Cannot write to {refused.filename}. Close Planner and run this again.",
        )
