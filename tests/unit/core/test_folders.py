"""Where the user's own folder is."""

from pathlib import Path

from mlgate.core.folders import user_cache


def test_the_folder_is_where_the_user_says_or_in_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache("fetched") == tmp_path / "mlgate" / "fetched"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert user_cache() == Path(tmp_path, "home", ".cache", "mlgate")
