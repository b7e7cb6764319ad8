import random
import re

import pandas as pd
import torch
from datasets import Dataset
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from transformers import AutoModel, AutoTokenizer

SEEDS = (11, 22, 33)
device = "cuda" if torch.cuda.is_available() else "cpu"
tok = AutoTokenizer.from_pretrained("sentence-transformers/all-MiniLM-L6-v2")
enc = AutoModel.from_pretrained("sentence-transformers/all-MiniLM-L6-v2").to(device).eval()


def eda_copies(text, n, rng):
    """easy data augmentation: random word deletion and one swap"""
    copies = []
    for _ in range(n):
        words = [w for w in text.split() if rng.random() > 0.1] or text.split()
        if len(words) > 1:
            i, j = rng.sample(range(len(words)), 2)
            words[i], words[j] = words[j], words[i]
        copies.append(" ".join(words))
    return copies


def grow(frame, seed):
    rng = random.Random(seed)
    extra = [
        {"text": c, "label": row.label}
        for row in frame[frame.label == 1].itertuples()
        for c in eda_copies(row.text, 3, rng)
    ]
    return pd.concat([frame, pd.DataFrame(extra)], ignore_index=True)


@torch.no_grad()
def embed(batch):
    inputs = tok(batch["text"], padding=True, truncation=True, max_length=96, return_tensors="pt").to(device)
    hidden = enc(**inputs).last_hidden_state
    mask = inputs["attention_mask"].unsqueeze(-1)
    return {"vec": ((hidden * mask).sum(1) / mask.sum(1)).cpu().numpy()}


tweets = pd.read_csv("hate.csv")[["text", "label"]]
tweets["text"] = tweets.text.map(lambda t: re.sub(r"@\w+", "@user", t))
tweets = tweets.drop_duplicates("text")

for seed in SEEDS:
    grown = grow(tweets, seed)
    split = Dataset.from_pandas(grown).train_test_split(test_size=0.2, seed=seed)
    train, test = split["train"], split["test"]
    train = train.map(embed, batched=True, batch_size=64).with_format("numpy")
    test = test.map(embed, batched=True, batch_size=64).with_format("numpy")
    clf = LogisticRegression(max_iter=1000, class_weight="balanced").fit(train["vec"], train["label"])
    print("seed", seed)
    print(classification_report(test["label"], clf.predict(test["vec"])))
