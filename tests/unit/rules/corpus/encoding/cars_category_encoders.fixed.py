import pandas as pd
import category_encoders as ce
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score, mean_absolute_error
import matplotlib.pyplot as plt

autos = pd.read_csv('autos_usados.csv')
autos = autos.dropna()
autos = autos[(autos['precio'] > 500) & (autos['precio'] < 100000)]

X = autos[['marca', 'modelo', 'anio', 'kilometros', 'combustible', 'potencia']]
y = autos['precio']

codificador = ce.TargetEncoder(cols=['marca', 'modelo', 'combustible'])
X_entrena, X_prueba, y_entrena, y_prueba = train_test_split(X, y, test_size=0.2, random_state=0)
X_entrena = codificador.fit_transform(X_entrena, y_entrena)
X_prueba = codificador.transform(X_prueba)

bosque = RandomForestRegressor(n_estimators=200, n_jobs=-1)
bosque.fit(X_entrena, y_entrena)
prediccion = bosque.predict(X_prueba)

print('R2 :', r2_score(y_prueba, prediccion))
print('MAE:', mean_absolute_error(y_prueba, prediccion))
plt.scatter(y_prueba, prediccion, s=4)
plt.xlabel('real')
plt.ylabel('predicho')
plt.show()
