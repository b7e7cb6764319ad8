import pandas as pd
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

ion = pd.read_csv("ionosphere.csv", header=None)
X, y = ion.iloc[:, :34], ion[34]
scores = cross_val_score(make_pipeline(StandardScaler(), SVC()), X, y, cv=10)
print("%.3f +/- %.3f" % (scores.mean(), scores.std()))
