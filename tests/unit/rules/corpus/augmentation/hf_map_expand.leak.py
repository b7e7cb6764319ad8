import nlpaug.augmenter.char as nac
import numpy as np
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

typo = nac.KeyboardAug(aug_char_p=0.1)
tok = AutoTokenizer.from_pretrained("roberta-base")


def expand(batch):
    out = {"text": [], "label": []}
    for t, l in zip(batch["text"], batch["label"]):
        out["text"] += [t, typo.augment(t)[0], t.lower()]
        out["label"] += [l] * 3
    return out


def tokenize(batch):
    return tok(batch["text"], truncation=True, padding="max_length", max_length=128)


ds = load_dataset("json", data_files="support_mails.jsonl", split="train")
ds = ds.map(expand, batched=True, remove_columns=ds.column_names)
ds = ds.map(tokenize, batched=True).train_test_split(test_size=0.2, seed=13)

model = AutoModelForSequenceClassification.from_pretrained("roberta-base", num_labels=6)
args = TrainingArguments(output_dir="ckpt", num_train_epochs=3, per_device_train_batch_size=16, seed=13)
tr = Trainer(model=model, args=args, train_dataset=ds["train"], eval_dataset=ds["test"],
             compute_metrics=lambda p: {"acc": float(np.mean(p.predictions.argmax(-1) == p.label_ids))})
tr.train()
print(tr.evaluate()["eval_acc"])
