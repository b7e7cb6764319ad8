"""Where the Action's environment has its interpreter, and how its path reaches a shell, on each system."""

from pathlib import PurePosixPath, PureWindowsPath

from mlgate.github import install


def test_the_interpreter_lies_where_the_system_puts_it():
    assert (PurePosixPath("/tmp/mlgate-1") / install.python_of("posix")).as_posix() == "/tmp/mlgate-1/bin/python"
    on_windows = PureWindowsPath(r"D:\a\_temp\mlgate-1") / install.python_of("nt")
    # As bash of Windows starts it; backslashes would be taken for escapes where a shell reads them again.
    assert on_windows.as_posix() == "D:/a/_temp/mlgate-1/Scripts/python.exe"
