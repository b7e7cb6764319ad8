import random
import torch
from datasets import Dataset, concatenate_datasets, load_dataset
from transformers import (AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding,
                          Trainer, TrainingArguments)
import numpy as np

CKPT = "distilbert-base-uncased"
tok = AutoTokenizer.from_pretrained(CKPT)
ds = load_dataset("csv", data_files="toxic_comments.csv")["train"]
ds = ds.map(lambda b: tok(b["text"], truncation=True, max_length=128), batched=True)
splits = ds.train_test_split(test_size=0.1, seed=42)
train = splits["train"]
toxic = train.filter(lambda r: r["label"] == 1)
train = concatenate_datasets([train] + [toxic] * 4)


def compute_metrics(p):
    pred = np.argmax(p.predictions, axis=1)
    tp = ((pred == 1) & (p.label_ids == 1)).sum()
    return {"recall": tp / max(1, (p.label_ids == 1).sum()), "acc": (pred == p.label_ids).mean()}


model = AutoModelForSequenceClassification.from_pretrained(CKPT, num_labels=2)
args = TrainingArguments("out", num_train_epochs=2, per_device_train_batch_size=32, seed=42)
trainer = Trainer(model, args, train_dataset=train, eval_dataset=splits["test"],
                  data_collator=DataCollatorWithPadding(tok), compute_metrics=compute_metrics)
trainer.train()
print(trainer.evaluate())
