"""A chat model that says what a test has it say, in pieces; and, in between, waits or fails."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.generate import Chat

__all__ = ["ScriptedModel", "Step", "scripted"]

Step = str | float | Exception
"""A piece of text, seconds to wait, or an error to raise."""


class ScriptedModel(BaseChatModel):
    """Gives its script, whatever it is asked; keeps what that was, and whether it was let go of before its end."""

    script: Sequence[Any]
    endless: bool = False
    """Whether it begins again at the end."""
    asked: list[list[BaseMessage]] = Field(default_factory=list)
    given: list[str] = Field(default_factory=list)
    stopped: list[bool] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        text = "".join(str(chunk.message.content) for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        try:
            while True:
                for step in self.script:
                    if isinstance(step, Exception):
                        raise step
                    if isinstance(step, float):
                        time.sleep(step)
                        continue
                    self.given.append(step)
                    yield ChatGenerationChunk(message=AIMessageChunk(content=step))
                if not self.endless:
                    return
        except GeneratorExit:
            self.stopped.append(True)
            raise


def scripted(*script: Step, seconds: float = 20.0, endless: bool = False) -> Chat:
    """A chat with a ScriptedModel."""
    model = ScriptedModel(script=script, endless=endless)
    return Chat(model, "proef", "hier", seconds)
