import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score

pisa = pd.read_csv("pisa_students.csv").dropna(subset=["country", "escs", "hours", "score"])
tr, te = train_test_split(pisa, test_size=0.2, random_state=90, stratify=pisa["country"])

# socio-economic index relative to the country
ref = tr.groupby("country")["escs"].agg(["mean", "std"])
tr, te = (d.assign(escs_rel=(d["escs"] - d["country"].map(ref["mean"])) / d["country"].map(ref["std"])) for d in (tr, te))

cols = ["escs", "escs_rel", "hours"]
ridge = Ridge().fit(tr[cols], tr["score"])
print("R2", r2_score(te["score"], ridge.predict(te[cols])))
