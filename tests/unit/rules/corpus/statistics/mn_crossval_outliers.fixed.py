import numpy as np
import pandas as pd
from sklearn.linear_model import LassoCV
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ccpp = pd.read_excel("ccpp.xlsx")
ambient, output = ccpp[["AT", "V", "AP", "RH"]].to_numpy(), ccpp["PE"].to_numpy()

r2 = cross_val_score(make_pipeline(StandardScaler(), LassoCV(random_state=0)), ambient, output, cv=10)
print(np.round(r2, 4), r2.mean())
