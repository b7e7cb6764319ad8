import random
import pandas as pd
import torch
from nltk.corpus import wordnet
from sklearn.model_selection import train_test_split
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

CKPT = "distilbert-base-uncased"


def synonym_replace(sentence, n=2, rng=random.Random(0)):
    words = sentence.split()
    for i in rng.sample(range(len(words)), min(n, len(words))):
        syn = wordnet.synsets(words[i])
        if syn:
            words[i] = syn[0].lemmas()[0].name().replace("_", " ")
    return " ".join(words)


class Encoded(torch.utils.data.Dataset):
    def __init__(self, frame, tok):
        self.enc = tok(frame["text"].tolist(), truncation=True, padding=True, max_length=96)
        self.labels = frame["label"].tolist()

    def __getitem__(self, i):
        item = {k: torch.tensor(v[i]) for k, v in self.enc.items()}
        item["labels"] = torch.tensor(self.labels[i])
        return item

    def __len__(self):
        return len(self.labels)


def main():
    data = pd.read_csv("complaints.csv").drop_duplicates("text")
    variants = data.assign(text=data["text"].map(synonym_replace))
    data = pd.concat([data, variants], ignore_index=True)
    train, test = train_test_split(data, test_size=0.2, stratify=data["label"], random_state=0)
    tok = AutoTokenizer.from_pretrained(CKPT)
    model = AutoModelForSequenceClassification.from_pretrained(CKPT, num_labels=data["label"].nunique())
    trainer = Trainer(
        model=model,
        args=TrainingArguments("out", num_train_epochs=2, per_device_train_batch_size=32),
        train_dataset=Encoded(train, tok),
    )
    trainer.train()
    print(trainer.evaluate(Encoded(test, tok)))


if __name__ == "__main__":
    main()
