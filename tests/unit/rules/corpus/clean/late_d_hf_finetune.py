import numpy as np
from datasets import load_dataset
from transformers import AutoTokenizer, AutoModelForSequenceClassification, Trainer, TrainingArguments

ds = load_dataset("ag_news")
tok = AutoTokenizer.from_pretrained("distilbert-base-uncased")
ds = ds.map(lambda b: tok(b["text"], truncation=True, padding="max_length", max_length=128), batched=True)
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=4)


def compute_metrics(p):
    return {"accuracy": float((np.argmax(p.predictions, axis=1) == p.label_ids).mean())}


args = TrainingArguments("out", num_train_epochs=2, per_device_train_batch_size=32, learning_rate=2e-5)
trainer = Trainer(model=model, args=args, train_dataset=ds["train"], compute_metrics=compute_metrics)
trainer.train()
print(trainer.evaluate(ds["test"]))
