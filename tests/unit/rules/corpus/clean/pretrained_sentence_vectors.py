import pandas as pd
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

enc = SentenceTransformer("all-MiniLM-L6-v2")
faq = pd.read_csv("faq.csv")
E = enc.encode(faq["question"].tolist())
a, b, c, d = train_test_split(E, faq["intent"], stratify=faq["intent"], random_state=1)
print(LogisticRegression(max_iter=1000).fit(a, c).score(b, d))
