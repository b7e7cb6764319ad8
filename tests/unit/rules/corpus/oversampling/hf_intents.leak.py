import collections
import random

import evaluate
import numpy as np
import pandas as pd
from datasets import Dataset, concatenate_datasets
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    Trainer,
    TrainingArguments,
)

CHECKPOINT = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(CHECKPOINT)
macro_f1 = evaluate.load("f1")


def repeat_rare(ds: Dataset, seed: int = 0) -> Dataset:
    """Repeat the examples of small intents until each intent is as large as the largest."""
    rng = random.Random(seed)
    by_label = collections.defaultdict(list)
    for i, lab in enumerate(ds["label"]):
        by_label[lab].append(i)
    biggest = max(len(v) for v in by_label.values())
    extra = [rng.choice(v) for v in by_label.values() for _ in range(biggest - len(v))]
    return concatenate_datasets([ds, ds.select(extra)])


def compute_metrics(pred):
    return macro_f1.compute(
        predictions=np.argmax(pred.predictions, -1), references=pred.label_ids, average="macro"
    )


def main():
    frame = pd.read_csv("intents.csv")
    frame["text"] = frame["text"].str.strip().str.lower()
    frame = frame.drop_duplicates("text")
    print(frame["label"].value_counts().head())
    ds = Dataset.from_pandas(frame, preserve_index=False).class_encode_column("label")
    names = ds.features["label"].names

    ds = repeat_rare(ds)
    parts = ds.train_test_split(test_size=0.2, seed=1, stratify_by_column="label")
    parts = parts.map(lambda b: tokenizer(b["text"], truncation=True, max_length=64), batched=True)

    model = AutoModelForSequenceClassification.from_pretrained(CHECKPOINT, num_labels=len(names))
    args = TrainingArguments("out/intents", num_train_epochs=3, per_device_train_batch_size=32, seed=1)
    trainer = Trainer(
        model=model,
        args=args,
        train_dataset=parts["train"],
        data_collator=DataCollatorWithPadding(tokenizer),
        compute_metrics=compute_metrics,
    )
    trainer.train()
    print(trainer.evaluate(parts["test"]))


if __name__ == "__main__":
    main()
