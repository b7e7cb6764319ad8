# In[10]:
import pandas as pd
from imblearn.over_sampling import ADASYN
from imblearn.pipeline import Pipeline as ImbPipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score
from xgboost import XGBClassifier

# In[11]:
valves = pd.read_csv("valve_bench_tests.csv")
valves = valves.drop(columns=["serial_no"])
valves.failure.mean()

# In[12]:
X = valves.drop(columns="failure")
y = valves.failure
xgb = XGBClassifier(n_estimators=250, max_depth=4, learning_rate=0.08)
skf = StratifiedKFold(5, shuffle=True, random_state=0)

# In[13]:
baseline = cross_val_score(xgb, X, y, cv=skf, scoring="f1")
print("without resampling", baseline.mean())

# In[14]:
pipe = ImbPipeline([
    ("ada", ADASYN(sampling_strategy=0.5, random_state=0)),
    ("xgb", xgb),
])

# In[15]:
scores = cross_val_score(pipe, X, y, cv=skf, scoring="f1")
print("with ADASYN", scores.mean())

# In[16]:
pd.DataFrame({"baseline": baseline, "adasyn": scores}).plot.box()
