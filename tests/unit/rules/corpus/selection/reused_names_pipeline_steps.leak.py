import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import SelectFromModel, SelectPercentile, f_classif
from sklearn.metrics import matthews_corrcoef
from sklearn.model_selection import train_test_split

df = pd.read_csv("bioresponse.csv")
df = df.dropna(axis=1)
df = df.loc[:, df.nunique() > 1]
y = df["Activity"]
df = df.drop(columns="Activity")
print(df.shape)

selector = SelectPercentile(f_classif, percentile=20)
df = pd.DataFrame(selector.fit_transform(df, y), index=df.index)
df, new, y, new_y = train_test_split(df, y, test_size=0.25, random_state=3)
rf = RandomForestClassifier(400, n_jobs=-1, random_state=3)
rf.fit(df, y)
print(matthews_corrcoef(new_y, rf.predict(new)))
