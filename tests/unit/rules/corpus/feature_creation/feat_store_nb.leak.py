# # Online shoppers: who buys again within 90 days?
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, RocCurveDisplay
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# ### Invoices
inv = pd.read_excel("Online Retail.xlsx")
inv.columns = ["invoice", "code", "desc", "qty", "date", "price", "customer", "country"]
inv.head()
inv.info()

inv = inv.dropna(subset=["customer"])
inv = inv[(inv["qty"] > 0) & (inv["price"] > 0)]
inv["amount"] = inv["qty"] * inv["price"]
print(inv["amount"].describe())
print("countries", inv["country"].nunique())
inv.groupby(inv["date"].dt.to_period("M"))["amount"].sum().plot()
plt.title("Turnover")
plt.show()

inv["country"].value_counts().head(10).plot.bar(logy=True)
plt.show()

# ### Observation window and outcome window
CUT = pd.Timestamp("2011-09-01")
END = CUT + pd.Timedelta(days=90)
before = inv[inv["date"] < CUT]
after = inv[(inv["date"] >= CUT) & (inv["date"] < END)]
print(len(before), len(after))

# ### One row per customer (each from its own invoices)
g = before.groupby("customer")
cust = pd.DataFrame({
    "recency": (CUT - g["date"].max()).dt.days,
    "frequency": g["invoice"].nunique(),
    "monetary": g["amount"].sum(),
    "items": g["qty"].sum(),
    "variety": g["code"].nunique(),
    "age": (CUT - g["date"].min()).dt.days,
})
cust["basket"] = cust["monetary"] / cust["frequency"]
cust["again"] = cust.index.isin(after["customer"]).astype(int)
print(cust["again"].mean())

for c in ["recency", "frequency", "monetary"]:
    sns.histplot(np.log1p(cust[c]))
    plt.axvline(np.log1p(cust[c].median()), color="k")
    plt.title(c)
    plt.show()

sns.heatmap(cust.corr(method="spearman"), annot=True)
plt.show()

# ### RFM on log scale
for c in ["recency", "frequency", "monetary", "items"]:
    cust["l_" + c] = np.log1p(cust[c])

# ### Segments
segmenter = make_pipeline(StandardScaler(), KMeans(6, n_init=10, random_state=0))
cust["segment"] = segmenter.fit_predict(cust[["l_recency", "l_frequency", "l_monetary"]])
print(cust.groupby("segment")[["recency", "frequency", "monetary"]].median())

# ### Train and test customers
train, test = train_test_split(cust, test_size=0.3, random_state=0, stratify=cust["again"])
train, test = train.copy(), test.copy()
print(len(train), len(test))

for s in range(5):
    train[f"s{s}"] = (train["segment"] == s).astype(int)
    test[f"s{s}"] = (test["segment"] == s).astype(int)

x = ["l_recency", "l_frequency", "l_monetary", "l_items", "variety", "age"] + [f"s{s}" for s in range(5)]

# ### Models
lr = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
rf = RandomForestClassifier(300, min_samples_leaf=10, random_state=0)
fig, ax = plt.subplots()
for name, m in {"logistic": lr, "forest": rf}.items():
    m.fit(train[x], train["again"])
    p = m.predict_proba(test[x])[:, 1]
    print(f"{name}: AUC {roc_auc_score(test['again'], p):.3f}")
    RocCurveDisplay.from_predictions(test["again"], p, name=name, ax=ax)
plt.show()
