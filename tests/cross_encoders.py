"""A cross-encoder whose scores can be worked out by hand."""

from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from torch import Tensor, nn
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

__all__ = ["counted_score", "save_counting_cross_encoder"]

_OTHER, _WORD = torch.tensor([1.0, 1.0, -1.0, -1.0]), torch.tensor([1.0, -1.0, 1.0, -1.0])
"""Both with mean 0 and variance 1, which BERT's normalisation leaves as they are, and at right angles."""
_MARKS = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3}


def save_counting_cross_encoder(folder: Path, word: str) -> Path:
    """A BERT of one layer, with weights set by hand, that knows one word; see `counted_score`."""
    config = BertConfig(
        vocab_size=5, hidden_size=4, num_hidden_layers=1, num_attention_heads=1, intermediate_size=1, num_labels=1
    )
    bert = BertForSequenceClassification(config)
    with torch.no_grad():
        for name, parameter in bert.named_parameters():
            if "LayerNorm" not in name:
                parameter.zero_()
        bert.bert.embeddings.word_embeddings.weight.copy_(torch.stack([_OTHER] * 4 + [_WORD]))
        # Without query and key each token looks at all tokens alike, so that it sees their mean.
        attention = bert.bert.encoder.layer[0].attention
        for passed_on in (attention.self.value, attention.output.dense):
            passed_on.weight.copy_(torch.eye(4))
        _first(bert.bert.pooler.dense, _WORD / 4)
        _first(bert.classifier, torch.tensor([1.0, 0.0, 0.0, 0.0]))
    bert.save_pretrained(folder)
    words = Tokenizer(models.WordLevel(_MARKS | {word: 4}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=words, unk_token="[UNK]", pad_token="[PAD]", model_max_length=512
    ).save_pretrained(folder)
    return folder


def counted_score(found: int, tokens: int) -> float:
    """The score of a pair of so many tokens ([CLS] question [SEP] text [SEP]; a comma and a full stop are one each), so
    many of which are the word: the more of them, the higher.

    The mean of all tokens, with on top the first one's own vector, is ((2n - k) OTHER + k WORD) / n. Normalised, what
    it has of WORD is k / √((2n - k)² + k²), of which the pooler takes the tangent.
    """
    n, k = tokens, found
    return float(torch.tanh(torch.tensor(k / ((2 * n - k) ** 2 + k**2) ** 0.5)))


def _first(layer: nn.Module, row: Tensor) -> None:
    weight = layer.weight
    assert isinstance(weight, Tensor)
    weight[0].copy_(row)
