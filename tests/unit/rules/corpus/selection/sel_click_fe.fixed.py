import pandas as pd
from feature_engine.selection import SmartCorrelatedSelection
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

sess = pd.read_csv("sessions.csv")
bought = sess.pop("revenue").astype(int)
sess = sess.select_dtypes("number")

scs = SmartCorrelatedSelection(threshold=0.9, selection_method="variance")
s_in, s_out, b_in, b_out = train_test_split(sess, bought, test_size=0.3, random_state=29)
s_in = scs.fit_transform(s_in)
s_out = scs.transform(s_out)
print("dropped", scs.features_to_drop_)

rf = RandomForestClassifier(400, random_state=29, n_jobs=-1).fit(s_in, b_in)
print("AUC", roc_auc_score(b_out, rf.predict_proba(s_out)[:, 1]))
