import pandas as pd
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

energy = pd.read_excel("ENB2012_data.xlsx")
target = energy["Y1"]
raw = energy[[f"X{i}" for i in range(1, 9)]]
steps = make_pipeline(PolynomialFeatures(2), StandardScaler(), PCA(0.99))
a_tr, a_te, t_tr, t_te = train_test_split(raw, target, test_size=0.2, random_state=15)
a_tr = steps.fit_transform(a_tr)
a_te = steps.transform(a_te)
print(Ridge(1.0).fit(a_tr, t_tr).score(a_te, t_te))
