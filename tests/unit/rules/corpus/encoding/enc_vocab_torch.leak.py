from collections import Counter

import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(2)


class Recipes(Dataset):
    def __init__(self, rows, vocab, n=30):
        self.ids = torch.zeros(len(rows), n, dtype=torch.long)
        for i, t in enumerate(rows["ingredients"]):
            got = [vocab.get(w, 1) for w in t.split()][:n]
            self.ids[i, : len(got)] = torch.tensor(got, dtype=torch.long)
        self.y = torch.tensor(rows["cuisine_id"].to_numpy())

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.ids[i], self.y[i]


recipes = pd.read_json("recipes.json").sample(frac=1, random_state=2).reset_index(drop=True)
cut = int(0.8 * len(recipes))

words = Counter()
for t in recipes["ingredients"]:
    words.update(t.split())
vocab = {w: i + 2 for i, (w, c) in enumerate(words.most_common(5000))}

train_dl = DataLoader(Recipes(recipes[:cut], vocab), batch_size=64, shuffle=True)
test_dl = DataLoader(Recipes(recipes[cut:], vocab), batch_size=256)
net = nn.Sequential(nn.EmbeddingBag(len(vocab) + 2, 64, padding_idx=0), nn.ReLU(), nn.Linear(64, 20))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(6):
    for ids, y in train_dl:
        opt.zero_grad()
        nn.functional.cross_entropy(net(ids), y).backward()
        opt.step()

n = ok = 0
with torch.no_grad():
    for ids, y in test_dl:
        ok += int((net(ids).argmax(1) == y).sum())
        n += len(y)
print("accuracy", ok / n)
