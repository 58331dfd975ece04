"""The programs that are compared, and how each gets onto the machine.

A program that cannot be installed or compiled is skipped with a reason, never silently.
"""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / ".build-peers"
VENV_PYTHON = BUILD / "venv" / "bin" / "python"
BENCH = ROOT / ".build" / "release" / "freshet-bench"
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Missing(Exception):
    """Why a program cannot be had on this machine."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def output_of(*command):
    """The first line that a command prints, or nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip().split("\n")[0] if done.returncode == 0 else ""


def call(*command):
    """Runs a command of the set-up, and says what it said when it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        lines = [line for line in (done.stderr or done.stdout).split("\n") if "error" in line.lower()] or [done.stderr.strip()]
        raise Missing(f"`{command[0]}` failed: {lines[0].strip()[:200]}")


def apt_install(*packages):
    if not shutil.which("apt-get"):
        raise Missing(f"needs {', '.join(packages)}, and there is no apt-get")
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    say(f"Installing {', '.join(packages)}")
    try:
        call(*root, "apt-get", "update", "-q")
        call(*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-qy", "--no-install-recommends", *packages)
    except (Missing, OSError) as reason:
        raise Missing(f"needs {', '.join(packages)}, which cannot be installed: {reason}") from None


def python_package(requirement):
    """Installs a package from PyPI into a virtual environment of the project's own."""
    name = requirement.split("=")[0].split(">")[0]
    if not VENV_PYTHON.exists():
        try:
            call(sys.executable, "-m", "venv", BUILD / "venv")
        except Missing:
            apt_install("python3-venv")
            call(sys.executable, "-m", "venv", "--clear", BUILD / "venv")
    if not output_of(VENV_PYTHON, "-c", f"import {name}; print(1)"):
        say(f"Installing {requirement}")
        try:
            call(VENV_PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", requirement)
        except Missing as reason:
            raise Missing(f"{requirement} cannot be installed: {str(reason).split(': ', 1)[1]}") from None
    return f"{name} " + output_of(VENV_PYTHON, "-c", f"import importlib.metadata as m; print(m.version('{name}'))")


def compile_cpp(source, *libraries, header=None, package=None):
    """Compiles a program, with the machine's own instructions; installs the compiler or the library if missing."""
    if not shutil.which("g++"):
        apt_install("g++")
    if header and not Path(header).exists():
        apt_install(package)
    target = BUILD / source.removesuffix(".cpp")
    gsl = shlex.split(output_of("pkg-config", "--cflags", "--libs", "gsl"))
    call("g++", "-std=c++17", "-O3", "-march=native", "-Wall", "-Wextra", HERE / source, "-o", target, *libraries, *gsl)
    if package:
        return f"{package} " + output_of("dpkg-query", "--show", "--showformat=${Version}", package)
    return "g++ " + output_of("g++", "-dumpfullversion") + ", GSL " + output_of("pkg-config", "--modversion", "gsl")


def requirement(name):
    lines = (HERE / "requirements.txt").read_text().split()
    return next(line for line in lines if line.startswith(name))


class Program:
    """A program: how it is installed (which returns its versions) and the command that runs a case."""

    def __init__(self, name, command, install=lambda: None):
        self.name, self.command, self.install = name, command, install


def freshet(name, window=None, threads=1):
    def command(benchmark, parameters):
        words = {**parameters, "threads": threads}
        if window is not None:
            words["window_s"] = window
        return [BENCH, "measure", benchmark, *(f"{key}={value}" for key, value in words.items()), "--json"]

    return Program(name, command)


def python(name, package, *extra):
    """The script of a benchmark that is named after the package."""
    return Program(
        name, lambda benchmark, parameters: [VENV_PYTHON, HERE / f"{benchmark}_{package}.py", *parameters.values(), *extra],
        lambda: python_package(requirement(package)))


def cpp(name, source, *libraries, extra=(), header=None, package=None):
    return Program(
        name, lambda benchmark, parameters: [BUILD / source.removesuffix(".cpp"), *parameters.values(), *extra],
        lambda: compile_cpp(source, *libraries, header=header, package=package))


UNCOUPLED = freshet("Freshet, no coupling", window=0)
HOURLY = freshet("Freshet, hourly windows", window=3600)
ALL_CORES = freshet(f"Freshet, no coupling, {CORES} threads", window=0, threads=CORES)
KERNEL = freshet("Freshet's kernel")
SERVICE = freshet("Freshet, a service")

CPP_FREEZE = cpp("C++ std::priority_queue", "freeze_priority_queue.cpp")
CPP_PHOLD = cpp("C++ std::priority_queue", "phold_priority_queue.cpp")
NS3 = cpp("ns-3", "phold_ns3.cpp", "-lns3-core", header="/usr/include/ns3/simulator.h", package="libns3-dev")
SIMPY = python("SimPy", "simpy")
SALABIM = python("salabim", "salabim")
CIW = python("Ciw", "ciw")
NUMPY = python("numpy, 1 process", "numpy")
NUMPY_ALL_CORES = python(f"numpy, {CORES} processes", "numpy", CORES)

# The same model but for one number: what the comparison of figures has to notice.
WRONG = cpp("C++ that defers 50 %", "freeze_priority_queue.cpp", extra=(1, 0.5))
