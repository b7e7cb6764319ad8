import numpy as np
import pandas as pd
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

visits = pd.read_csv("visits.csv")
M = pd.crosstab(visits["user"], visits["page"])
y = pd.read_csv("users.csv", index_col="user").loc[M.index, "converted"]
svd = TruncatedSVD(n_components=30, random_state=0)
F = svd.fit_transform(M)
F1, F2, y1, y2 = train_test_split(F, y, test_size=0.25, random_state=0)
print(LogisticRegression(max_iter=1000).fit(F1, y1).score(F2, y2))
