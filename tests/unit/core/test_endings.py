"""Code that would end the process is heard of, and processes of its own end as they like."""

import os
import sys

import pytest

from mlgate.core import endings


def test_an_end_is_an_exception_within_the_block_alone():
    before = os._exit
    with endings.told(), pytest.raises(SystemExit) as ended:
        os._exit(4)
    assert ended.value.code == 4
    # Where it comes from.
    with endings.told(), pytest.raises(SystemExit):
        sys.modules[os.name]._exit(0)
    assert os._exit is sys.modules[os.name]._exit is before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_process_that_was_forked_ends_as_it_likes():
    with endings.told():
        child = os.fork()
        if not child:
            os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
