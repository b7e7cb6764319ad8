import evaluate
import numpy as np
from datasets import concatenate_datasets, load_dataset
from transformers import (AutoModelForSequenceClassification, AutoTokenizer,
                          DataCollatorWithPadding, Trainer, TrainingArguments)

ckpt = "distilbert-base-uncased"
tok = AutoTokenizer.from_pretrained(ckpt)
ds = load_dataset("csv", data_files="toxic.csv", split="train")
ds = ds.map(lambda b: tok(b["text"], truncation=True, max_length=192), batched=True)

parts = ds.train_test_split(test_size=0.1, seed=1)
toxic = parts["train"].filter(lambda r: r["label"] == 1)
parts["train"] = concatenate_datasets([parts["train"]] + [toxic] * 4).shuffle(seed=1)

f1 = evaluate.load("f1")


def compute_metrics(p):
    return f1.compute(predictions=np.argmax(p.predictions, -1), references=p.label_ids)


args = TrainingArguments("out", num_train_epochs=2, learning_rate=3e-5,
                         per_device_train_batch_size=32, fp16=True, report_to="none")
trainer = Trainer(AutoModelForSequenceClassification.from_pretrained(ckpt, num_labels=2), args,
                  train_dataset=parts["train"], eval_dataset=parts["test"],
                  data_collator=DataCollatorWithPadding(tok), compute_metrics=compute_metrics)
trainer.train()
print(trainer.evaluate())
