import pandas as pd
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

beans = pd.read_excel("Dry_Bean.xlsx")
target = beans["Class"]
shape = beans.drop(columns="Class")

shape = MinMaxScaler().fit_transform(shape)
a, b, c, d = train_test_split(shape, target, test_size=0.2, stratify=target, random_state=19)

search = GridSearchCV(SVC(), {"C": [1, 10, 100], "gamma": ["scale", 0.1, 1]}, cv=3, n_jobs=2)
search.fit(a, c)
print("best:", search.best_params_, search.best_score_)
print("test:", search.score(b, d))
