import pandas as pd
from feature_engine.encoding import MeanEncoder
from sklearn.linear_model import PoissonRegressor
from sklearn.metrics import mean_poisson_deviance

policies = pd.read_csv("freMTPL2freq.csv")
policies["freq"] = (policies["ClaimNb"] / policies["Exposure"]).clip(upper=10)
CAT = ["Area", "VehBrand", "Region"]

me = MeanEncoder(variables=CAT, unseen="encode")
train = policies.sample(frac=0.75, random_state=31)
test = policies.drop(train.index)
train = me.fit_transform(train, train["freq"])
test = me.transform(test)

cols = CAT + ["VehPower", "VehAge", "DrivAge"]
glm = PoissonRegressor(alpha=1e-3, max_iter=500)
glm.fit(train[cols], train["freq"], sample_weight=train["Exposure"])
mu = glm.predict(test[cols])
print("deviance", mean_poisson_deviance(test["freq"], mu, sample_weight=test["Exposure"]))
