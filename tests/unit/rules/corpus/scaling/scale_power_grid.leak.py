import pandas as pd
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import PowerTransformer
from sklearn.svm import SVR

concrete = pd.read_excel("Concrete_Data.xls")
concrete.columns = [c.split("(")[0].strip().lower().replace(" ", "_") for c in concrete.columns]
strength = concrete.iloc[:, -1]
mix = concrete.iloc[:, :-1]

mix_tr, mix_te, s_tr, s_te = train_test_split(mix, strength, test_size=0.2, random_state=21)

pt = PowerTransformer()
pt.fit(mix)
mix_tr, mix_te = pt.transform(mix_tr), pt.transform(mix_te)
pipe = Pipeline([("svr", SVR())])
gs = GridSearchCV(pipe, {"svr__C": [1, 10, 100], "svr__epsilon": [0.1, 0.5, 1.0]}, cv=5, scoring="r2")
gs.fit(mix_tr, s_tr)
print(gs.best_params_, "cv r2", gs.best_score_)
print("test r2", gs.score(mix_te, s_te))
