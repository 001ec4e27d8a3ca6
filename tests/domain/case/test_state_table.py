import pytest

from recouvrement.domain.case.state import Phase
from support.state_table import PAGE, desks, every_command, page, told


def test_the_reference_says_what_the_code_does():
    assert PAGE.read_text("utf-8") == page()


def test_no_command_is_left_out():
    (desk, *_) = desks().values()
    assert {type(command).__name__ for command in told(desk).values()} == every_command()


@pytest.mark.parametrize("phase", list(Phase))
def test_each_desk_is_in_its_phase(phase):
    assert desks()[phase].case.phase == phase
