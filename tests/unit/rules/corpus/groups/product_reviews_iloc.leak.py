import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline

rev = pd.read_json("product_reviews.jsonl", lines=True)
per_product = rev.groupby("product_id").size()
print(f"{len(rev)} reviews of {len(per_product)} products")
rev = rev.sample(frac=1, random_state=1).reset_index(drop=True)
n = int(0.8 * len(rev))
train, test = rev.iloc[:n], rev.iloc[n:]
model = make_pipeline(TfidfVectorizer(min_df=3), Ridge(5.0))
model.fit(train["text"], train["product_score"])
print(model.score(test["text"], test["product_score"]))
