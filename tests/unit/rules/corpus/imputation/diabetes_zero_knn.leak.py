import numpy as np, pandas as pd
from sklearn.impute import KNNImputer
from sklearn.svm import SVC
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import cross_val_score, StratifiedKFold

data = pd.read_csv('diabetes.csv')
cols = ['Glucose', 'BloodPressure', 'SkinThickness', 'Insulin', 'BMI']
# zeros are physiologically impossible here
data[cols] = data[cols].replace(0, np.nan)

X = data.drop(columns='Outcome')
y = data['Outcome']

imputer = KNNImputer(n_neighbors=5)
X = pd.DataFrame(imputer.fit_transform(X), columns=X.columns)

model = make_pipeline(StandardScaler(), SVC(C=1.0, kernel='rbf'))
cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=7)
scores = cross_val_score(model, X, y, cv=cv, scoring='accuracy')
print("10-fold accuracy: %.3f +/- %.3f" % (scores.mean(), scores.std()))
