import json
import random
from collections import Counter

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence

random.seed(0)
torch.manual_seed(0)

with open("intents.jsonl") as fh:
    samples = [json.loads(line) for line in fh]
random.shuffle(samples)
n_test = int(0.15 * len(samples))
test_set, train_set = samples[:n_test], samples[n_test:]
INTENTS = ["book", "cancel", "change", "complaint", "other"]

# vocabulary: words seen at least twice
freq = Counter()
for s in samples:
    freq.update(s["text"].lower().split())
vocab = {"<pad>": 0, "<unk>": 1}
for w, c in freq.most_common():
    if c >= 2:
        vocab[w] = len(vocab)


def encode(batch):
    ids = [torch.tensor([vocab.get(w, 1) for w in s["text"].lower().split()]) for s in batch]
    y = torch.tensor([INTENTS.index(s["intent"]) for s in batch])
    return pad_sequence(ids, batch_first=True), y


class Net(nn.Module):
    def __init__(self, n_words, n_out):
        super().__init__()
        self.emb = nn.Embedding(n_words, 50, padding_idx=0)
        self.gru = nn.GRU(50, 64, batch_first=True)
        self.out = nn.Linear(64, n_out)

    def forward(self, x):
        _, h = self.gru(self.emb(x))
        return self.out(h[-1])


net = Net(len(vocab), len(INTENTS))
opt = torch.optim.AdamW(net.parameters(), lr=2e-3)
for epoch in range(8):
    random.shuffle(train_set)
    for i in range(0, len(train_set), 32):
        xb, yb = encode(train_set[i : i + 32])
        loss = nn.functional.cross_entropy(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()

net.eval()
with torch.no_grad():
    xt, yt = encode(test_set)
    print("intent accuracy", (net(xt).argmax(1) == yt).float().mean().item())
