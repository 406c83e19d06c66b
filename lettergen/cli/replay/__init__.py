"""What a command printed, printed again as long as everything that it depends on is as it was.

`plan`, `preview` and `case` answer from files alone. Where no file of the workspace changed since they answered the same
question in the same surroundings, the answer is still true, and nothing has to be loaded to give it again. It is only a
cache: without it everything is the same but the time.
"""

from lettergen.cli.replay.answers import Question, question
from lettergen.cli.replay.recording import Recording
from lettergen.cli.replay.show import show

__all__ = ["Question", "Recording", "question", "show"]
