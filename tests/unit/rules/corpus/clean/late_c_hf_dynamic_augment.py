import random

import numpy as np
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tok = AutoTokenizer.from_pretrained("bert-base-cased")
ds = load_dataset("csv", data_files="faq.csv", split="train")
ds = ds.class_encode_column("topic").rename_column("topic", "label")
enc = ds.map(lambda b: tok(b["question"], truncation=True, padding="max_length", max_length=64), batched=True)
parts = enc.train_test_split(test_size=0.2, stratify_by_column="label", seed=0)


def word_dropout(b):
    b["input_ids"] = [[tok.mask_token_id if i > 104 and random.random() < .1 else i for i in ids] for ids in b["input_ids"]]
    return {k: np.array(b[k]) for k in ("input_ids", "attention_mask", "label")}


parts["train"].set_transform(word_dropout)
n = ds.features["label"].num_classes
t = Trainer(AutoModelForSequenceClassification.from_pretrained("bert-base-cased", num_labels=n),
            TrainingArguments("o", num_train_epochs=3, remove_unused_columns=False),
            train_dataset=parts["train"], eval_dataset=parts["test"].select_columns(["input_ids", "attention_mask", "label"]),
            compute_metrics=lambda p: {"acc": float((p.predictions.argmax(-1) == p.label_ids).mean())})
t.train()
print(t.evaluate())
