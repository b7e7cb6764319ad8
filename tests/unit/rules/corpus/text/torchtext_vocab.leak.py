import pandas as pd
import torch
from sklearn.model_selection import train_test_split
from torch import nn
from torchtext.data.utils import get_tokenizer
from torchtext.vocab import build_vocab_from_iterator

torch.manual_seed(0)
tokenizer = get_tokenizer("basic_english")
news = pd.read_csv("news.csv")


def tokens(texts):
    for text in texts:
        yield tokenizer(text)


vocab = build_vocab_from_iterator(tokens(news["title"]), specials=["<unk>"])
vocab.set_default_index(vocab["<unk>"])
news["ids"] = news["title"].map(lambda title: vocab(tokenizer(title)))
train, test = train_test_split(news, test_size=0.2, random_state=0)

net = nn.Sequential(nn.EmbeddingBag(len(vocab), 32), nn.Linear(32, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for ids, topic in zip(train["ids"], train["topic"]):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(torch.tensor([ids])), torch.tensor([topic])).backward()
        optimizer.step()
with torch.no_grad():
    right = [int(net(torch.tensor([ids])).argmax(1)) == topic for ids, topic in zip(test["ids"], test["topic"])]
print(sum(right) / len(right))
