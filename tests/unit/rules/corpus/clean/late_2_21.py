import pandas as pd
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import classification_report
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

mails = pd.read_csv("enron_spam.csv").dropna().drop_duplicates("body")
X, y = mails["body"], mails["spam"]
pipe = make_pipeline(TfidfVectorizer(sublinear_tf=True), CalibratedClassifierCV(LinearSVC(random_state=0)))
pred = cross_val_predict(pipe, X, y, cv=StratifiedKFold(5, shuffle=True, random_state=0))
print(classification_report(y, pred))  # every row was predicted by a model that had not seen it
