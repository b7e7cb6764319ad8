import pandas as pd
from sklearn.metrics import classification_report
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

park = pd.read_csv("parkinsons.csv").drop(columns="name")
status = park.pop("status")
voice, voice_t, status, status_t = train_test_split(park, status, test_size=0.25, random_state=5, stratify=status)

gs = GridSearchCV(
    Pipeline([("sc", StandardScaler()), ("svc", SVC())]),
    {"svc__C": [0.1, 1, 10, 100], "svc__gamma": [0.001, 0.01, 0.1]},
    cv=5,
)
gs.fit(voice, status)
print(gs.best_params_)
print(classification_report(status_t, gs.predict(voice_t)))
