import pandas as pd
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score

crops = pd.read_csv('Crop_recommendation.csv')
X = crops[['N', 'P', 'K', 'temperature', 'humidity', 'ph', 'rainfall']]
le = LabelEncoder()
y = le.fit_transform(crops['label'])
xtr, xte, ytr, yte = train_test_split(X, y, test_size=0.2, random_state=2)
rf = RandomForestClassifier(n_estimators=20).fit(xtr, ytr)
print('RF accuracy:', accuracy_score(yte, rf.predict(xte)))
print(le.inverse_transform(rf.predict([[104, 18, 30, 23.6, 60.3, 6.7, 140.9]])))
