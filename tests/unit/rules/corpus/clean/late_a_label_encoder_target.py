import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

music = pd.read_csv("music_genres.csv")
music = music.dropna(subset=["genre"])
music["duration_min"] = music["duration_ms"] / 60000
music["is_minor"] = (music["mode"] == "minor").astype(int)
music["tempo_class"] = pd.cut(music["tempo"], [0, 90, 120, 150, 300], labels=[0, 1, 2, 3]).astype(float)

le = LabelEncoder()
music["y"] = le.fit_transform(music["genre"])
print(dict(enumerate(le.classes_)))

cols = ["duration_min", "is_minor", "tempo_class", "energy", "valence", "speechiness"]
artists = music["artist"].drop_duplicates().sample(frac=0.2, random_state=0)
test = music[music["artist"].isin(artists)]
train = music[~music["artist"].isin(artists)]

fill = train[cols].median()
rf = RandomForestClassifier(400, random_state=0, n_jobs=-1)
rf.fit(train[cols].fillna(fill), train["y"])
pred = rf.predict(test[cols].fillna(fill))
print(pd.DataFrame(confusion_matrix(test["y"], pred, labels=range(len(le.classes_))),
                   le.classes_, le.classes_))
