import pandas as pd
import torch
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score
from transformers import pipeline as hf_pipeline

torch.manual_seed(0)
en_de = hf_pipeline("translation", model="Helsinki-NLP/opus-mt-en-de")
de_en = hf_pipeline("translation", model="Helsinki-NLP/opus-mt-de-en")


def paraphrase(texts: list[str]) -> list[str]:
    german = [o["translation_text"] for o in en_de(texts, truncation=True)]
    return [o["translation_text"] for o in de_en(german, truncation=True)]


frame = pd.read_json("app_reviews.jsonl", lines=True)[["review", "stars"]].drop_duplicates("review")

frame = frame.sample(frac=1, random_state=0).reset_index(drop=True)
split = int(0.85 * len(frame))
train, test = frame[:split], frame[split:]
bt = pd.DataFrame({"review": paraphrase(train["review"].tolist()), "stars": train["stars"].tolist()})
train = pd.concat([train, bt]).sample(frac=1, random_state=0)

embedder = SentenceTransformer("all-MiniLM-L6-v2")
clf = LogisticRegression(max_iter=2000)
clf.fit(embedder.encode(train["review"].tolist()), train["stars"])
pred = clf.predict(embedder.encode(test["review"].tolist()))
print("weighted kappa:", cohen_kappa_score(test["stars"], pred, weights="quadratic"))
