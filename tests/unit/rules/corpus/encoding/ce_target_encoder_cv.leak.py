# In[ ]:
import pandas as pd
import category_encoders as ce
from sklearn.model_selection import StratifiedKFold, cross_val_score
from lightgbm import LGBMClassifier

train = pd.read_csv('../input/amazon-employee-access-challenge/train.csv')
y = train.pop('ACTION')
train = train.astype(str)
print(train.nunique())

# In[ ]:
enc = ce.TargetEncoder(cols=list(train.columns), smoothing=10)
X = enc.fit_transform(train, y)
X.head()

# In[ ]:
skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=2019)
auc = cross_val_score(LGBMClassifier(n_estimators=200, learning_rate=0.05), X, y, cv=skf, scoring='roc_auc')
print(auc, auc.mean())
