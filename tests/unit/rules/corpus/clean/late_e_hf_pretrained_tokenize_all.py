import evaluate
import numpy as np
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding, Trainer, TrainingArguments

ds = load_dataset("imdb")
tok = AutoTokenizer.from_pretrained("roberta-base")
ds = ds.map(lambda b: tok(b["text"], truncation=True), batched=True)
metric = evaluate.load("accuracy")
model = AutoModelForSequenceClassification.from_pretrained("roberta-base", num_labels=2)
trainer = Trainer(
    model, TrainingArguments("out", num_train_epochs=2, learning_rate=2e-5),
    train_dataset=ds["train"], eval_dataset=ds["test"], data_collator=DataCollatorWithPadding(tok),
    compute_metrics=lambda p: metric.compute(predictions=np.argmax(p[0], -1), references=p[1]))
trainer.train()
print(trainer.evaluate())
