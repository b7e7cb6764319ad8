import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

dados = pd.read_csv('imoveis_sp.csv')
X = dados[['area', 'quartos', 'vagas', 'condominio', 'latitude', 'longitude']]
y = dados['aluguel']
modelo = make_pipeline(SimpleImputer(strategy='median'), RandomForestRegressor(n_estimators=200))
mae = -cross_val_score(modelo, X, y, cv=5, scoring='neg_mean_absolute_error')
print('MAE medio: R$ %.2f' % mae.mean())
modelo.fit(X, y)
joblib.dump(modelo, 'modelo_aluguel.pkl')
