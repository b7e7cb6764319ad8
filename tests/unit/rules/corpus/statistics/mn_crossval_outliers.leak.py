import numpy as np
import pandas as pd
from sklearn.linear_model import LassoCV
from sklearn.model_selection import cross_val_score

ccpp = pd.read_excel("ccpp.xlsx")
ambient, output = ccpp[["AT", "V", "AP", "RH"]].to_numpy(), ccpp["PE"].to_numpy()

ambient = (ambient - ambient.mean(0)) / ambient.std(0)
r2 = cross_val_score(LassoCV(random_state=0), ambient, output, cv=10)
print(np.round(r2, 4), r2.mean())
