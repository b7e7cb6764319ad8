import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

expr = pd.read_csv("leukemia_expression.csv", index_col="sample")
subtype = expr.pop("subtype")
print("genes:", expr.shape[1])

skb = SelectKBest(f_classif, k=50)
top = skb.fit_transform(expr, subtype)
G_train, G_test, t_train, t_test = train_test_split(top, subtype, test_size=0.33, random_state=10, stratify=subtype)

svc = SVC(kernel="linear")
svc.fit(G_train, t_train)
print("test accuracy", accuracy_score(t_test, svc.predict(G_test)))
