import pytest

from mlgate.core.errors import CheckError
from mlgate.readers.steady import unchanged


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("a\n1\n")
    return path


def test_a_file_that_stays_is_no_matter(file):
    with unchanged([(file, "data.csv")]):
        assert file.read_text() == "a\n1\n"


@pytest.mark.parametrize("error", [None, IndexError])
def test_a_file_that_is_replaced_is_told_as_that(file, error):
    spare = file.with_name("spare")
    spare.write_text("a\n2\n")

    def read_and_replace():
        with unchanged([(file, "data.csv")]):
            spare.replace(file)
            if error:
                raise error

    with pytest.raises(CheckError, match=r"data\.csv: was changed while it was read"):
        read_and_replace()


def test_a_file_that_is_removed_is_told_as_that(file):
    with pytest.raises(CheckError, match=r"data\.csv: was changed"), unchanged([(file, "data.csv")]):
        file.unlink()


def test_other_errors_and_interrupts_are_left_alone(file):
    with pytest.raises(IndexError), unchanged([(file, "data.csv")]):
        raise IndexError

    def interrupted():
        with unchanged([(file, "data.csv")]):
            file.unlink()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
